import { Square, SquareCheck } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { safeHref } from '../sessions/index.ts';
import type { NotesNode } from './notesNode.ts';
import '../../styles/notesText.css';

/** Frozen notes as React elements: no HTML is ever made of text, and the editor's weight stays out of the record. */
export function NotesText({ notes }: { notes: NotesNode }) {
  return <div className="notes-text">{children(notes)}</div>;
}

function children({ content }: NotesNode): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: frozen text never moves
  return content.map((node, index) => <Fragment key={index}>{render(node)}</Fragment>);
}

function render(node: NotesNode): ReactNode {
  switch (node.type) {
    case 'text':
      return node.marks.reduce<ReactNode>(withMark, node.text);
    case 'paragraph':
      return <p>{children(node)}</p>;
    case 'heading':
      return <Heading node={node} />;
    case 'bulletList':
      return <ul>{children(node)}</ul>;
    case 'orderedList':
      return <ol start={wholeNumber(node.attrs.start)}>{children(node)}</ol>;
    case 'listItem':
      return <li>{children(node)}</li>;
    case 'taskList':
      return <ul data-type="taskList">{children(node)}</ul>;
    case 'taskItem':
      return <Task node={node} />;
    case 'blockquote':
      return <blockquote>{children(node)}</blockquote>;
    case 'codeBlock':
      return (
        <pre>
          <code>{children(node)}</code>
        </pre>
      );
    case 'horizontalRule':
      return <hr />;
    case 'hardBreak':
      return <br />;
    default:
      return children(node);
  }
}

/** Levels as they look; in the page's outline they come below its own headings. */
function Heading({ node }: { node: NotesNode }) {
  const level = wholeNumber(node.attrs.level) ?? 2;
  return level <= 2 ? <h3 data-level={level}>{children(node)}</h3> : <h4>{children(node)}</h4>;
}

function Task({ node }: { node: NotesNode }) {
  const { t } = useTranslation('record');
  const isDone = node.attrs.checked === true;
  const Box = isDone ? SquareCheck : Square;
  return (
    <li data-checked={isDone}>
      <Box role="img" aria-label={t(isDone ? 'taskDone' : 'taskOpen')} className="notes-box" />
      <div>{children(node)}</div>
    </li>
  );
}

function withMark(inner: ReactNode, { type, attrs }: NotesNode['marks'][number]): ReactNode {
  switch (type) {
    case 'bold':
      return <strong>{inner}</strong>;
    case 'italic':
      return <em>{inner}</em>;
    case 'underline':
      return <u>{inner}</u>;
    case 'strike':
      return <s>{inner}</s>;
    case 'code':
      return <code>{inner}</code>;
    case 'link': {
      const href = safeHref(attrs.href);
      if (!href) return inner;
      return (
        <a href={href} target="_blank" rel="noopener noreferrer nofollow">
          {inner}
        </a>
      );
    }
    default:
      return inner;
  }
}

const wholeNumber = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 1_000_000 ? value : undefined;
