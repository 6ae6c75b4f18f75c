import { useState } from 'react';
import type { Profile } from '../../../../src/archive/views/profile.js';
import { EntityLink } from '../../archive/parts.js';
import { PlacesMap } from '../../map/map.js';
import { useTranslator } from '../../preferences/preferences.js';
import { Link } from '../../router/router.js';
import { routes } from '../../routes.js';

/** Where it is, on a map, and what happened there; of whoever is no place, where what it took part in happened. */
export function Where({ profile }: { readonly profile: Profile }) {
  return profile.type === 'place' || profile.type === 'facility' ? (
    <Here profile={profile} />
  ) : (
    <Places profile={profile} />
  );
}

function Here({ profile }: { readonly profile: Profile }) {
  const t = useTranslator();
  const [selected, setSelected] = useState<string | null>(null);
  const { coordinates, precision, events } = profile;
  const id = String(profile.id);
  if (coordinates === null && events.place === 0) return null;
  return (
    <section className="aside-part entity-where">
      <h2>{t.say('entity.where')}</h2>
      {events.place === 0 ? null : (
        <p>
          <Link href={routes.events.href({}, { place: id })}>{t.count('entity.eventsHere', events.place)}</Link>
        </p>
      )}
      {coordinates === null || precision === null ? null : (
        <PlacesMap
          places={[{ id, name: profile.name, coordinates, precision, count: Math.max(1, events.place) }]}
          selected={selected}
          onSelect={setSelected}
        />
      )}
    </section>
  );
}

function Places({ profile }: { readonly profile: Profile }) {
  const t = useTranslator();
  if (profile.places.length === 0) return null;
  return (
    <section className="aside-part">
      <h2>{t.say('entity.places')}</h2>
      <ol className="counted">
        {profile.places.slice(0, 15).map(({ value, count }) => (
          <li key={value.id}>
            <EntityLink entity={value} />
            <Link
              className="counted-number"
              href={routes.events.href({}, { entity: String(profile.id), place: String(value.id) })}
            >
              {t.count('entity.eventsHere', count)}
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}
