import { html, nothing, type TemplateResult } from 'lit';
import { readInvitation, useInvitation } from '../api/accounts.ts';
import { signIn } from '../api/session.ts';
import { define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { waitingNotice } from '../shell/failure.ts';
import { go } from '../state/router.ts';
import { session } from '../state/session.ts';
import { typedIn, WorkingPage } from './working-page.ts';
import '../styles/administration.css';

/** What a one-time link opens: whose account it is, a password chosen twice, and in. */
export class BaaraInvitationPage extends WorkingPage {
  static override properties = {
    ...WorkingPage.properties,
    invited: { state: true },
    differs: { state: true },
    kept: { state: true },
  };
  declare invited: { readonly username: string; readonly name: string } | null;
  declare differs: boolean;
  /** The password is kept, but signing in asks for more than it. */
  declare kept: boolean;
  readonly #token = location.hash.slice(1);

  constructor() {
    super();
    this.invited = null;
    this.differs = false;
    this.kept = false;
    void this.step(async () => (this.invited = await readInvitation(this.#token)));
  }

  protected override heading(): string {
    return this.t('accounts:invitation');
  }

  override render(): TemplateResult {
    const { invited } = this;
    return html`<div class="door"><h1>${this.heading()}</h1> ${this.outcome()}
      ${this.kept ? html`<p class="notice good">${icon('check')} ${this.t('accounts:invitation_again')}</p><p><a class="button first" href="/connexion">${this.t('shell:sign_in')}</a></p>` : nothing}
      ${!invited && !this.failure ? waitingNotice() : nothing}
      ${
        invited && !this.kept
          ? html`<form novalidate @submit=${this.#submit}>
        <p>${this.t('accounts:invitation_hello', { name: invited.name, username: invited.username })}</p>
        <input type="text" name="username" autocomplete="username" .value=${invited.username} hidden />
        ${this.input({ id: 'invitation-password', field: 'password', label: this.t('accounts:new_password'), hint: this.t('accounts:password_hint'), type: 'password', autocomplete: 'new-password' })}
        <div class="field ${this.differs ? 'wrong' : ''}"><label for="invitation-again">${this.t('accounts:again')}</label>
          ${this.differs ? html`<p class="error" id="again-error">${icon('error')} ${this.t('accounts:again_wrong')}</p>` : nothing}
          <input id="invitation-again" class="control" type="password" name="again" autocomplete="new-password" aria-invalid=${this.differs} aria-describedby=${this.differs ? 'again-error' : nothing} /></div>
        <button class="button first" ?disabled=${this.busy}>${this.t('accounts:invitation_go')}</button></form>`
          : nothing
      }</div>`;
  }

  readonly #submit = (event: Event): void => {
    const { password = '', again = '' } = typedIn(event);
    this.differs = password !== again;
    if (this.differs) return;
    void this.step(async () => {
      const { username } = await useInvitation({ token: this.#token, password });
      await this.#enter(username, password);
    });
  };

  async #enter(username: string, password: string): Promise<void> {
    try {
      session.set(await signIn({ username, password }));
    } catch {
      this.kept = true;
      return;
    }
    go('/');
    this.dispatchEvent(new CustomEvent('baara-signed-in'));
  }
}

define('baara-invitation-page', BaaraInvitationPage);
