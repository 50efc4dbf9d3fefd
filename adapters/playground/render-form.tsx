import type { Child } from 'hono/jsx';
import type { Form, FormItem } from '../../src/chat/index.ts';
import { assertNever } from '../../src/shared/assert-never.ts';
import { say } from './copy.ts';
import { Icon } from './page/icons.tsx';
import { ProgressOf } from './render-card.tsx';
import { FieldOf } from './render-field.tsx';
import { type Eyes, Paragraph, RenderText } from './render-text.tsx';

function ItemOf({ item, eyes }: { item: FormItem; eyes: Eyes }): Child {
  switch (item.kind) {
    case 'field':
      return <FieldOf field={item.field} eyes={eyes} />;
    case 'heading':
      return (
        <h3 class="words" dir="auto">
          <RenderText text={item.text} eyes={eyes} />
        </h3>
      );
    case 'text':
      return <Paragraph text={item.text} eyes={eyes} />;
    case 'note':
      return <Paragraph text={item.text} eyes={eyes} class="small" />;
    case 'progress':
      return <ProgressOf label={item.label} share={item.share} caption={item.caption} eyes={eyes} />;
    case 'divider':
      return <hr />;
    default:
      return assertNever(item, 'form item');
  }
}

/** Draws a form: who will read it first, then its fields, then its buttons. `instance` is absent in the gallery. */
export const RenderForm = ({ form, eyes, instance }: { form: Form; eyes: Eyes; instance?: string }) => (
  <form
    class="form"
    method="dialog"
    novalidate
    data-instance={instance}
    aria-labelledby={`${eyes.id}-title`}
    lang={eyes.locale}
  >
    <header>
      <h2 id={`${eyes.id}-title`} class="words" dir="auto">
        {form.title}
      </h2>
      <button type="button" class="button icon-only" data-close aria-label={say(eyes.locale).closeForm()}>
        <Icon name="close" />
      </button>
    </header>
    <div class="items">
      <p class="audience words" dir="auto">
        <Icon name="eye" />
        <span>
          <RenderText text={form.audience} eyes={eyes} />
        </span>
      </p>
      <div class="problems" role="alert" hidden />
      {form.items.map((item) => (
        <ItemOf item={item} eyes={eyes} />
      ))}
    </div>
    <footer class="actions">
      <button type="submit" class="button primary">
        {form.submit}
      </button>
      {form.buttons.map((button) => (
        <button type="button" class="button plain" data-button={button.name}>
          {button.label}
        </button>
      ))}
    </footer>
  </form>
);
