export { AvailabilitySection } from './AvailabilitySection.tsx';
export { CalendarSection } from './CalendarSection.tsx';
