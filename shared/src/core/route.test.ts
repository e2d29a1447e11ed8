import { describe, expect, it } from 'vitest';
import { operations } from '../operations.ts';
import { fillPath } from './route.ts';

describe('fillPath', () => {
  it('fills every named part', () => {
    expect(fillPath('/api/a/:one/b/:two', { one: '1', two: '2' })).toBe('/api/a/1/b/2');
  });

  it('encodes what would change the path', () => {
    expect(fillPath('/api/:id', { id: '../x?y#z' })).toBe('/api/..%2Fx%3Fy%23z');
  });

  it('refuses a path with a part that is not given, rather than ask for ":id"', () => {
    expect(() => fillPath('/api/:id')).toThrow(TypeError);
  });
});

describe('operations', () => {
  it('have each an id and an address of its own', () => {
    const ids = operations.map(({ id }) => id);
    const addresses = operations.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it('describe every parameter of their path, and no other', () => {
    for (const { id, path, params } of operations) {
      const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name);
      const described = Object.keys((params as { shape?: object } | undefined)?.shape ?? {});
      expect(described, id).toEqual(inPath);
    }
  });
});
