/* SHA-256 that can be fed piece by piece, which the browser's own cannot. */
export { sha256 } from "@noble/hashes/sha2.js";
