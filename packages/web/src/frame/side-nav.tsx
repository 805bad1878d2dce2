import { useTranslation } from 'react-i18next';
import { currentPlace, placesOf, type PlaceCounts } from './places.ts';
import { useSession } from './session.ts';
import classes from './side-nav.module.css';

/** The service counts one further than this, and no more. */
const MOST_SAID = 999;

/** The desk's few places, each with the number of what is due there. */
export function SideNav({ path, counts, onGo }: { path: string; counts: PlaceCounts; onGo: (path: string) => void }) {
  const { t } = useTranslation('frame');
  const session = useSession();
  const places = placesOf(session?.organisation.kind ?? null, session?.role);
  const current = currentPlace(places, path);
  return (
    <nav aria-label={t('places')} className={classes.nav}>
      <ul className={classes.list}>
        {places.map((place) => {
          const due = place.counts ? (counts[place.counts] ?? 0) : 0;
          return (
            <li key={place.path}>
              <a
                href={place.path}
                className={classes.place}
                aria-current={place === current ? 'page' : undefined}
                onClick={(event) => {
                  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                  event.preventDefault();
                  onGo(place.path);
                }}
              >
                <span>{t(`placeNames.${place.name}`)}</span>
                {due > 0 && (
                  <span className={classes.due}>
                    <span aria-hidden="true">{due > MOST_SAID ? `${MOST_SAID}+` : due}</span>
                    <span className="visually-hidden">
                      {due > MOST_SAID ? t('dueMore', { most: MOST_SAID }) : t('due', { count: due })}
                    </span>
                  </span>
                )}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
