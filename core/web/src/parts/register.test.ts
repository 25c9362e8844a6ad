import { describe, expect, it } from 'vitest';
import { definePart } from './define-part.ts';
import { registerPart } from './register.ts';

class Board {}
const element = Board as unknown as CustomElementConstructor;

function registry() {
  const names = new Map<string, CustomElementConstructor>();
  return {
    names,
    get: (name: string) => names.get(name),
    define: (name: string, made: CustomElementConstructor) => void names.set(name, made),
  };
}

describe('a module’s web part', () => {
  it('brings its elements under its own name, once', () => {
    const found = registry();
    const part = definePart({ module: 'notes', elements: { 'notes-board': element } });
    registerPart('notes', part, found);
    registerPart('notes', part, found);
    expect([...found.names.keys()]).toEqual(['notes-board']);
  });

  it('is refused whole when an element bears another’s name', () => {
    const found = registry();
    const part = definePart({ module: 'notes', elements: { 'notes-board': element, 'baara-sheet': element } });
    expect(() => registerPart('notes', part, found)).toThrow(
      expect.objectContaining({ code: 'part.invalid', params: { module: 'notes', found: 'baara-sheet' } }),
    );
    expect(found.names.size).toBe(0);
  });

  it('is refused when it is another module’s, or none', () => {
    const other = definePart({ module: 'leave', elements: {} });
    for (const loaded of [other, undefined, {}]) {
      expect(() => registerPart('notes', loaded, registry())).toThrow(
        expect.objectContaining({ code: 'part.invalid' }),
      );
    }
  });
});
