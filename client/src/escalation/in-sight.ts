import { useEffect, useState } from 'react';

/** Less than all of it, for its edges may fall between two pixels. */
const wholePart = 0.95;

/** Whether an element is on the screen as a whole: neither beyond the edge of the page nor scrolled out of a list. */
export function useIsInSight(element: Element | null): boolean {
  const [isInSight, setInSight] = useState(false);
  useEffect(() => {
    if (element === null) return undefined;
    const observer = new IntersectionObserver(
      (entries) => setInSight((entries.at(-1)?.intersectionRatio ?? 0) >= wholePart),
      { threshold: [0, wholePart] },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return isInSight;
}
