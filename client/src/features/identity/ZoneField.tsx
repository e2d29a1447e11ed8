import { useMemo } from 'react';
import { Select, type SelectProps } from '../../ui/Select.tsx';

/** The zone that this computer is set to. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** `America/Argentina/Buenos_Aires` as `Buenos Aires (America/Argentina)`: cities first, so that typing finds them. */
function zoneLabel(zone: string): string {
  const parts = zone.replaceAll('_', ' ').split('/');
  const city = parts.pop() ?? zone;
  return parts.length > 0 ? `${city} (${parts.join('/')})` : city;
}

/** Chooses an IANA time zone. */
export function ZoneField(props: Omit<SelectProps<string>, 'options'>) {
  const { value } = props;
  const options = useMemo(() => {
    // The runtime lists canonical names only; a stored alias must stay choosable.
    const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', value]);
    return [...zones]
      .map((zone) => ({ value: zone, label: zoneLabel(zone) }))
      .sort((a, b) => a.label.localeCompare(b.label));
  }, [value]);
  return <Select {...props} options={options} />;
}
