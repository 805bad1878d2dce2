import { useLayoutEffect, useState, type RefObject } from 'react';

/** The least width of columns beside each other, in rem: each track's own and a gap of one between them. */
export const leastWidth = (tracks: readonly string[]): number =>
  tracks.reduce((sum, track) => sum + Number(/([\d.]+)rem/u.exec(track)?.[1] ?? 0), tracks.length - 1);

/** Whether these columns have room in that element, however much of the window the rest of the page takes. */
export function useFits(element: RefObject<HTMLElement | null>, tracks: readonly string[]): boolean {
  const [width, setWidth] = useState(Number.POSITIVE_INFINITY);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return undefined;
    const measure = (): void =>
      setWidth(current.clientWidth / parseFloat(getComputedStyle(document.documentElement).fontSize));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return width >= leastWidth(tracks);
}
