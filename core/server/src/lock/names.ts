/** What a module's own SQL sees: a view for each form, with the rows and the values that its user may read. */
export const openSchema = 'baara_open';

/** The functions that those views ask, and the seal. */
export const lockSchema = 'baara_lock';
