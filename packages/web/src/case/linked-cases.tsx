import type { CaseView } from '../api/index.ts';
import { PlaceLink } from '../frame/place-link.tsx';
import classes from './case.module.css';

/** References of other referrals; those that the reader may know of lead to their case. */
export function LinkedCases({ names, links }: { names: readonly string[]; links: CaseView['links'] }) {
  return (
    <span className={classes.linked}>
      {names.map((name) => {
        const found = links.find(({ reference }) => reference === name);
        return <bdi key={name}>{found ? <PlaceLink to={`/case/${found.referral}`}>{name}</PlaceLink> : name}</bdi>;
      })}
    </span>
  );
}
