import { say, translation } from '@baara/web';
import { html, nothing, type TemplateResult } from 'lit';
import type { MarkSheet, MarkStudent, MarkSubject } from '../server/marks.ts';
import { markText } from './counted.ts';
import { averageOf, markIn } from './mark-text.ts';
import { words } from './words.ts';

/** What was typed: `<student> <subject>`, `<student> average` or `<student> decision` → its text. */
export type Entered = ReadonlyMap<string, string>;

interface Table {
  readonly sheet: MarkSheet;
  readonly decisions: readonly { readonly code: string; readonly label: string }[];
  readonly entered: Entered;
  readonly writes: { readonly marks: boolean; readonly results: boolean };
  readonly enter: (key: string, text: string) => void;
}

/** Students by subjects, then the year's average and decision. Arrows up and down, and Enter, go from mark to mark. */
export function marksTable(table: Table): TemplateResult {
  const { subjects, students } = table.sheet;
  return html`<div class="schools-scroll" role="region" tabindex="0" aria-label=${say(words.marks)}>
    <table class="schools-grid" @keydown=${walk}>
      <thead><tr><th scope="col">${say(words.student)}</th>${subjects.map(subjectHead)}
        <th scope="col">${say(words.average)}</th><th scope="col">${say(words.decision)}</th></tr></thead>
      <tbody>${students.map((student, row) => line(table, student, row))}</tbody>
    </table></div>`;
}

function subjectHead({ name, code, coefficient, approved }: MarkSubject): TemplateResult {
  const { formats } = translation();
  return html`<th scope="col">${name}${code === null ? nothing : html`<small class="soft">${code}</small>`}
    ${coefficient === null ? nothing : html`<small class="soft">× ${formats.number(coefficient)}</small>`}
    ${approved ? html`<small class="soft">${say(words.approvedOn)} ${formats.day(approved)}</small>` : nothing}</th>`;
}

function line(table: Table, student: MarkStudent, row: number): TemplateResult {
  const { sheet, writes } = table;
  const result = sheet.results.find((each) => each.student === student.id);
  const marks = sheet.subjects.map((subject) => ({ subject, ...markOf(table, student.id, subject.id) }));
  const computed = averageOf(
    marks.map(({ text, subject }) => {
      const mark = markIn(text);
      return { mark: mark === 'wrong' ? null : mark, coefficient: subject.coefficient };
    }),
  );
  const cell = (what: string, label: string, column: number, isOpen: boolean, text: string) => {
    const key = `${student.id} ${what}`;
    if (!isOpen) return html`<td class="number">${text || '—'}</td>`;
    return html`<td><input class="control" inputmode="decimal" autocomplete="off" maxlength="5" data-at="${row}-${column}"
      aria-label="${student.name}, ${label}" aria-invalid=${markIn(text) === 'wrong'} .value=${text}
      @input=${(event: Event) => table.enter(key, (event.target as HTMLInputElement).value)} /></td>`;
  };
  const average = table.entered.get(`${student.id} average`) ?? markText(result?.average ?? null);
  const proposed = average === '' && computed !== null;
  return html`<tr>
    <th scope="row"><a href="/f/student/${student.id}">${student.name}</a>${student.matricule ? html`<small class="soft">${student.matricule}</small>` : nothing}</th>
    ${marks.map(({ subject, text }, column) => cell(subject.id, subject.name, column, writes.marks && !subject.approved, text))}
    ${cell('average', say(words.average), marks.length, writes.results, average)}
    <td>${decisionCell(table, student, result?.decision ?? null)}
      ${proposed && writes.results ? html`<button type="button" class="button small plain" aria-label="${say(words.take)} ${markText(computed)} : ${student.name}" @click=${() => table.enter(`${student.id} average`, markText(computed))}>${say(words.take)} ${markText(computed)}</button>` : nothing}</td>
  </tr>`;
}

function markOf({ sheet, entered }: Table, student: string, subject: string): { readonly text: string } {
  const saved = sheet.marks.find((each) => each.student === student && each.subject === subject);
  return { text: entered.get(`${student} ${subject}`) ?? markText(saved?.total ?? null) };
}

function decisionCell(table: Table, student: MarkStudent, saved: string | null): TemplateResult | string {
  const key = `${student.id} decision`;
  const chosen = table.entered.get(key) ?? saved ?? '';
  if (!table.writes.results) return table.decisions.find(({ code }) => code === chosen)?.label ?? '—';
  return html`<select class="control" aria-label="${student.name}, ${say(words.decision)}" @change=${(event: Event) => table.enter(key, (event.target as HTMLSelectElement).value)}>
    ${saved ? nothing : html`<option value="" ?selected=${chosen === ''}>—</option>`}
    ${table.decisions.map(({ code, label }) => html`<option value=${code} ?selected=${code === chosen}>${label}</option>`)}</select>`;
}

/** Marks are typed down a column: Enter and the arrows up and down go on there; left and right at the ends of what is typed. */
function walk(event: KeyboardEvent): void {
  const field = event.target as HTMLInputElement;
  const [row, column] = (field.dataset.at ?? '').split('-').map(Number);
  if (row === undefined || column === undefined || Number.isNaN(row)) return;
  const isAtStart = field.selectionStart === 0 && field.selectionEnd === 0;
  const isAtEnd = field.selectionStart === field.value.length;
  const steps: Readonly<Record<string, readonly [number, number] | undefined>> = {
    ...{ Enter: [1, 0], ArrowDown: [1, 0], ArrowUp: [-1, 0] },
    ...{ ArrowLeft: isAtStart ? [0, -1] : undefined, ArrowRight: isAtEnd ? [0, 1] : undefined },
  };
  const step = steps[event.key];
  if (!step) return;
  event.preventDefault();
  const next = field
    .closest('table')
    ?.querySelector<HTMLInputElement>(`[data-at="${row + step[0]}-${column + step[1]}"]`);
  next?.focus();
  next?.select();
}
