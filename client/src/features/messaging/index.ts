export { NoticeSettingsSection } from './NoticeSettingsSection.tsx';
