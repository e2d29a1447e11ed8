import { Square, SquareCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MarkedBlock } from './compareContent.ts';
import { MarkedText } from './MarkedText.tsx';
import '../../../../styles/notesText.css';

/** Notes as they read, without the editor and its weight. */
export function MarkedNotes({ blocks }: { blocks: readonly MarkedBlock[] }) {
  return (
    <div className="notes-text">
      <Blocks blocks={blocks} />
    </div>
  );
}

function Blocks({ blocks }: { blocks: readonly MarkedBlock[] }) {
  return blocks.map((block) => <Block key={block.id} block={block} />);
}

function Block({ block }: { block: MarkedBlock }): ReactNode {
  const { type, attrs, children, runs } = block;
  const inner = children.length > 0 ? <Blocks blocks={children} /> : <MarkedText runs={runs} />;
  switch (type) {
    case 'paragraph':
      return <p className="whitespace-pre-wrap">{inner}</p>;
    case 'heading':
      return attrs.level === 1 || attrs.level === 2 ? (
        <h5 data-level={attrs.level}>{inner}</h5>
      ) : (
        <h6>{inner}</h6>
      );
    case 'bulletList':
      return <ul>{inner}</ul>;
    case 'orderedList':
      return <ol>{inner}</ol>;
    case 'listItem':
      return <li>{inner}</li>;
    case 'taskList':
      return <ul data-type="taskList">{inner}</ul>;
    case 'taskItem':
      return <Task block={block}>{inner}</Task>;
    case 'blockquote':
      return <blockquote>{inner}</blockquote>;
    case 'codeBlock':
      return (
        <pre>
          <code>{inner}</code>
        </pre>
      );
    case 'horizontalRule':
      return <hr />;
    default:
      return inner;
  }
}

function Task({ block, children }: { block: MarkedBlock; children: ReactNode }) {
  const { t } = useTranslation('history');
  const isDone = block.attrs.checked === true;
  const Box = isDone ? SquareCheck : Square;
  return (
    <li data-checked={isDone}>
      <Box role="img" aria-label={t(isDone ? 'taskDone' : 'taskOpen')} className="notes-box" />
      <div>
        {children}
        {block.ticked !== undefined && (
          <span className="font-sans text-muted text-sm">
            {t(block.ticked ? 'becameDone' : 'becameOpen')}
          </span>
        )}
      </div>
    </li>
  );
}
