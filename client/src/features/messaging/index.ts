export { NoticesSection } from './NoticesSection.tsx';
