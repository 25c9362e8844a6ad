/** A pattern that is refused, and why. */
export type PatternFault = 'too_long' | 'not_supported' | 'nested_repetition' | 'too_many_repetitions' | 'malformed';

const longest = 200;
/** More unbounded repetitions than this could make a match take longer than a clerk waits. */
const mostRepetitions = 3;
/** A repetition up to this many times counts as bounded. */
const boundedBy = 20;

interface Reading {
  readonly source: string;
  at: number;
  repetitions: number;
  output: string;
  fault?: PatternFault;
}

/** Notes the first fault and ends the reading. */
function refuse(reading: Reading, fault: PatternFault): void {
  reading.fault ??= fault;
  reading.at = reading.source.length;
}

/**
 * Reads a pattern of the restricted kind that JavaScript and PostgreSQL understand alike and that cannot run away:
 * letters, `.`, `[classes]`, `\d`, escaped signs, `( )`, `|`, `?`, `*`, `+`, `{n}`, `{n,m}`. The whole text must match: `^` at the start and
 * `$` at the end are allowed and change nothing. A repeated group holds neither an alternative nor another repetition.
 *
 * @returns the same pattern in the words of both engines, or the fault.
 */
export function readPattern(pattern: string): { readonly source: string } | { readonly fault: PatternFault } {
  if (pattern.length > longest) return { fault: 'too_long' };
  const body = pattern.replace(/^\^/, '').replace(/(?<!\\)\$$/, '');
  const reading: Reading = { source: body, at: 0, repetitions: 0, output: '' };
  readAlternatives(reading);
  if (reading.at < body.length) refuse(reading, 'malformed');
  if (reading.fault) return { fault: reading.fault };
  const source = `^(?:${reading.output})$`;
  return compile(source) ? { source } : { fault: 'malformed' };
}

function compile(source: string): RegExp | null {
  try {
    return new RegExp(source, 'su');
  } catch {
    return null;
  }
}

interface Shape {
  readonly repeats: boolean;
  readonly branches: boolean;
}

function readAlternatives(reading: Reading): Shape {
  let shape = readSequence(reading);
  while (reading.source[reading.at] === '|') {
    reading.output += '|';
    reading.at++;
    const next = readSequence(reading);
    shape = { repeats: shape.repeats || next.repeats, branches: true };
  }
  return shape;
}

function readSequence(reading: Reading): Shape {
  let [repeats, branches] = [false, false];
  while (reading.at < reading.source.length && !'|)'.includes(reading.source[reading.at] as string)) {
    const atom = readAtom(reading);
    const repeated = readRepetition(reading, atom);
    repeats ||= atom.repeats || repeated;
    branches ||= atom.branches;
  }
  return { repeats, branches };
}

function readAtom(reading: Reading): Shape {
  const letter = String.fromCodePoint(reading.source.codePointAt(reading.at) as number);
  reading.at += letter.length;
  const plain = { repeats: false, branches: false };
  if (letter === '(') {
    if (reading.source.startsWith('?:', reading.at)) reading.at += 2;
    else if (reading.source[reading.at] === '?') refuse(reading, 'not_supported');
    reading.output += '(?:';
    const shape = readAlternatives(reading);
    if (reading.source[reading.at] !== ')') refuse(reading, 'malformed');
    reading.at++;
    reading.output += ')';
    return shape;
  }
  if (letter === '[') readClass(reading);
  else if (letter === '\\') reading.output += readEscape(reading);
  else if ('^$'.includes(letter)) refuse(reading, 'not_supported');
  else if ('?*+{}]'.includes(letter)) refuse(reading, 'malformed');
  else reading.output += letter;
  return plain;
}

function readEscape(reading: Reading): string {
  const escaped = reading.source[reading.at++] ?? '';
  if (escaped === 'd') return '[0-9]';
  if (escaped === '') refuse(reading, 'malformed');
  else if (!'.*+?()[]{}|^$/\\-'.includes(escaped)) refuse(reading, 'not_supported');
  return escaped === '-' ? '[-]' : `\\${escaped}`;
}

/** `[A-Z0-9]`: letters, ranges, `\d`. */
function readClass(reading: Reading): void {
  const end = reading.source.indexOf(']', reading.at);
  const body = reading.source.slice(reading.at, end);
  const negated = body.startsWith('^') ? '^' : '';
  const members = body.slice(negated.length).replaceAll('\\d', '0-9');
  if (end < 0 || members === '') refuse(reading, 'malformed');
  else if (/[[\\^&~]|--/.test(members)) refuse(reading, 'not_supported');
  else {
    reading.at = end + 1;
    reading.output += `[${negated}${members}]`;
  }
}

function readRepetition(reading: Reading, atom: Shape): boolean {
  const found = /^(?:[?*+]|\{(\d{1,3})(?:,(\d{0,3}))?\})/.exec(reading.source.slice(reading.at));
  if (!found) return false;
  reading.at += found[0].length;
  if ('?*+{'.includes(reading.source[reading.at] ?? ' ')) refuse(reading, 'not_supported');
  reading.output += found[0];
  if (found[0] === '?') return true;
  const least = Number(found[1] ?? 0);
  const most = found[1] === undefined || found[2] === '' ? Number.POSITIVE_INFINITY : Number(found[2] ?? found[1]);
  if (most > 255 && most !== Number.POSITIVE_INFINITY) refuse(reading, 'malformed');
  if (least > most) refuse(reading, 'malformed');
  if (most > 1 && (atom.repeats || atom.branches)) refuse(reading, 'nested_repetition');
  if (most - least > boundedBy && ++reading.repetitions > mostRepetitions) refuse(reading, 'too_many_repetitions');
  return most !== least;
}

const compiled = new Map<string, RegExp | null>();

/** Whether the whole of `text` matches; null when the pattern is not of the restricted kind. */
export function matchesPattern(text: string, pattern: string): boolean | null {
  let expression = compiled.get(pattern);
  if (expression === undefined) {
    const read = readPattern(pattern);
    expression = 'fault' in read ? null : compile(read.source);
    if (compiled.size > 1000) compiled.clear();
    compiled.set(pattern, expression);
  }
  return expression === null ? null : expression.test(text);
}
