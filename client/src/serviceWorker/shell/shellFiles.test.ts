import { expect, it } from 'vitest';
import { type BuiltFiles, shellFiles } from './shellFiles.ts';

const built: BuiltFiles = {
  'index.html': {
    file: 'assets/index.js',
    isEntry: true,
    imports: ['_ui.js'],
    dynamicImports: ['src/app/pages/HomePage.tsx', 'src/app/pages/SetUpPage.tsx', 'src/features/Lobby.tsx'],
    css: ['assets/index.css'],
    assets: ['assets/inter-latin-wght-normal-a.woff2', 'assets/inter-greek-wght-normal-b.woff2'],
  },
  '_ui.js': { file: 'assets/ui.js' },
  'src/app/pages/HomePage.tsx': { file: 'assets/home.js', imports: ['_ui.js', 'index.html'] },
  'src/app/pages/SetUpPage.tsx': { file: 'assets/setup.js', imports: ['_account.js'] },
  '_account.js': { file: 'assets/account.js' },
  'src/features/Lobby.tsx': {
    file: 'assets/lobby.js',
    dynamicImports: ['src/features/sessions/call/Call.tsx', 'src/features/Panel.tsx'],
    assets: ['assets/blur.wasm', 'assets/face.tflite', 'assets/worker.mjs'],
  },
  'src/features/sessions/call/Call.tsx': { file: 'assets/call.js', imports: ['_sfu.js', '_ui.js'] },
  '_sfu.js': { file: 'assets/sfu.js' },
  'src/features/Panel.tsx': { file: 'assets/panel.js', css: ['assets/panel.css'] },
};

it('holds what pages need and what they load later, but not what only a call, a set-up or a model needs', () => {
  expect(shellFiles(built, () => 1_000)).toEqual([
    ...['assets/home.js', 'assets/index.css', 'assets/index.js', 'assets/inter-latin-wght-normal-a.woff2'],
    ...['assets/lobby.js', 'assets/panel.css', 'assets/panel.js', 'assets/ui.js'],
  ]);
});

it('leaves out what is too large to be a page', () => {
  const sizeOf = (file: string) => (file === 'assets/lobby.js' ? 5_000_000 : 1_000);
  expect(shellFiles(built, sizeOf)).not.toContain('assets/lobby.js');
});
