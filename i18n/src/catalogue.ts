/** The messages of one subject: key → wording. Plural forms end in `_one`, `_many`, `_other`. */
export type Catalogue = Readonly<Record<string, string>>;

/** The messages of one language by subject. */
export type Catalogues = Readonly<Record<string, Catalogue>>;

/** The stem of a plural form; a key such as `too_many`, which has no `_other` beside it, is no plural form. */
type Stem<T, K extends string> = K extends `${infer S}_${'one' | 'many' | 'other'}`
  ? `${S}_other` extends keyof T
    ? S
    : K
  : K;

/** What another language must say when French says `T`: the same keys; the plural form `_many` is one that French alone has. */
export type SameKeys<T> = {
  readonly [K in keyof T & string as K extends `${Stem<T, K>}_many` ? never : K]: string;
};

/** Every key of a language's catalogues, written `subject:key`, without the ending of a plural form. */
export type KeyOf<T extends Catalogues> = {
  [S in keyof T & string]: { [K in keyof T[S] & string]: `${S}:${Stem<T[S], K>}` }[keyof T[S] & string];
}[keyof T & string];
