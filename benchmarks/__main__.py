"""``make bench``: what is measured and never asserted, printed as the tables of the README."""

from benchmarks import build_time, evidence, first_view, own_code


def main() -> None:
    """Print all figures. Times are of this machine; compare them within one run only."""
    for title, measure in (
        ("Build time and its growth", build_time.measure),
        ("First view of each page type, compressed", first_view.measure),
        ("Evidence log", evidence.measure),
        ("Our own scripts and styles", own_code.measure),
    ):
        print(f"\n### {title}\n", flush=True)
        for line in measure():
            print(line, flush=True)


if __name__ == "__main__":
    main()
