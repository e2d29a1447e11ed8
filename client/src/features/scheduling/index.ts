export { AvailabilitySection } from './AvailabilitySection.tsx';
export { BusyCalendars } from './BusyCalendars.tsx';
