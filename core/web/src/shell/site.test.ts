import { expect, it } from 'vitest';
import { accentBand, emblemAddress } from './site.ts';

it('gives each of the site’s colours an equal share of the band', () => {
  expect(accentBand(['#111111', '#222222'])).toBe('linear-gradient(90deg, #111111 0% 50%, #222222 50% 100%)');
  expect(accentBand(['#333333'])).toBe('linear-gradient(90deg, #333333 0% 100%)');
});

it('escapes the emblem’s drawing for the address of an image', () => {
  expect(emblemAddress('<svg fill="#fff"/>')).toBe('data:image/svg+xml,%3Csvg%20fill%3D%22%23fff%22%2F%3E');
});
