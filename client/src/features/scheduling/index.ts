export { AvailabilitySection } from './AvailabilitySection.tsx';
export { BusyCalendars } from './BusyCalendars.tsx';
export { CalendarSection } from './CalendarSection.tsx';
