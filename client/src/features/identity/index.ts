export { useViewer, ViewerProvider } from './ViewerContext.tsx';
export { ZoneField } from './ZoneField.tsx';
