/** Small line drawings of our own, 20 by 20. They never stand alone: a word is always beside them or in their label. */
const PATHS = {
  check: 'M4 10.5l4 4 8-9',
  open: 'M10 3.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13z',
  stop: 'M7 2.8h6L17.2 7v6L13 17.2H7L2.8 13V7zM7 7l6 6M13 7l-6 6',
  lock: 'M5 9h10v7.5H5zM7 9V6.2a3 3 0 0 1 6 0V9',
  locks: 'M3 9.5h7v6.5H3zM4.5 9.5V7.2a2 2 0 0 1 4 0v2.3M12 9.5h5v6.5h-5M13 7.2a2 2 0 0 1 3.5 0v2.3',
  hand: 'M6 11V5.5a1.2 1.2 0 0 1 2.4 0V10m0-5.8a1.2 1.2 0 0 1 2.4 0V10m0-5a1.2 1.2 0 0 1 2.4 0v6m0-3.5a1.2 1.2 0 0 1 2.3 0V12c0 3-2 5-5 5-2.4 0-3.6-1-5-3.4L4 10.8c-.6-1.2 1-2 1.8-1L7 11.3',
  info: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 9.2v4.3M10 6.5v.1',
  notice: 'M5 3h7l3 3v11H5zM12 3v3h3M7.5 9.5h5M7.5 12.5h5',
  order: 'M4 17h8M11 3.5l5 5M8 6.5l5 5M9.5 5l-3 3 4 4 3-3M9 9.5L3.5 15',
  copy: 'M7 7h9.5v9.5H7zM13 7V3.5H3.5V13H7',
  search: 'M8.5 3.5a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM12.3 12.3L17 17',
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  sun: 'M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM10 2v2M10 16v2M2 10h2M16 10h2M4.3 4.3l1.4 1.4M14.3 14.3l1.4 1.4M15.7 4.3l-1.4 1.4M5.7 14.3l-1.4 1.4',
  moon: 'M15.8 12.6A6.6 6.6 0 0 1 7.4 4.2a6.6 6.6 0 1 0 8.4 8.4z',
  screen: 'M3 4h14v9.5H3zM7.5 17h5M10 13.5V17',
  globe:
    'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM3 10h14M10 3c2.4 2 3.2 4.3 3.2 7S12.4 15 10 17c-2.4-2-3.2-4.3-3.2-7S7.6 5 10 3z',
  clock: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 6v4.2l2.8 1.8',
  pause: 'M7 5v10M13 5v10',
  next: 'M7.5 4.5L13 10l-5.5 5.5',
  skip: 'M3.5 10h13M12 5.5l4.5 4.5-4.5 4.5',
  circleDash:
    'M10 3.5a6.5 6.5 0 0 1 4.6 1.9M16.5 10a6.5 6.5 0 0 1-1.9 4.6M10 16.5a6.5 6.5 0 0 1-4.6-1.9M3.5 10a6.5 6.5 0 0 1 1.9-4.6',
  keys: 'M2.5 5.5h15v9h-15zM5.5 8.5h.1M8.5 8.5h.1M11.5 8.5h.1M14.5 8.5h.1M6.5 11.8h7',
  plug: 'M3 17l4-4M11 5l4 4M8.5 7.5l4 4M17 3l-4 4M6 10l4 4-2 2a2.8 2.8 0 0 1-4-4z',
  person: 'M10 3.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM4 16.5c.6-3.2 2.8-5 6-5s5.4 1.8 6 5',
  gear: 'M10 7.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6zM10 2.5v2.2M10 15.3v2.2M2.5 10h2.2M15.3 10h2.2M4.7 4.7l1.6 1.6M13.7 13.7l1.6 1.6M15.3 4.7l-1.6 1.6M6.3 13.7l-1.6 1.6',
} as const;
export type IconName = keyof typeof PATHS;

export function Icon({
  name,
  size = 20,
  className,
}: {
  name: IconName;
  size?: number;
  className?: string | undefined;
}) {
  return (
    <svg viewBox="0 0 20 20" width={size} height={size} className={className} aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
