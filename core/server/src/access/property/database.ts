import { uuidv7 } from '@baara/model';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { accessModel } from './model.ts';

/** A database for worlds to be put into, with the few items that their records name. */
export async function openWorlds(): Promise<TestDatabase> {
  const db = await openTestDatabase({ model: accessModel });
  await db.run(({ connection }) =>
    connection.execute(`
      DELETE FROM cadre; DELETE FROM language;
      INSERT INTO cadre (id, code, label_fr, label_en, counted) VALUES
        ('${uuidv7()}', 'doctor', 'Médecin', 'Doctor', true), ('${uuidv7()}', 'driver', 'Chauffeur', 'Driver', false);
      INSERT INTO language (id, code, label_fr, label_en) VALUES
        ('${uuidv7()}', 'fr', 'Français', 'French'), ('${uuidv7()}', 'bm', 'Bambara', 'Bambara')`),
  );
  return db;
}
