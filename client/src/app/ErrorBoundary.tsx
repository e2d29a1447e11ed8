import { Component, type ReactNode } from 'react';
import { PageFailed } from './PageFailed.tsx';

interface Props {
  /** Where we are: going elsewhere leaves the failure behind. */
  place: string;
  children: ReactNode;
}

/** Keeps what surrounds a page alive when the page falls over. */
export class ErrorBoundary extends Component<Props, { error: unknown; place: string }> {
  override state = { error: undefined as unknown, place: this.props.place };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  static getDerivedStateFromProps({ place }: Props, state: { place: string }) {
    return place === state.place ? null : { error: undefined, place };
  }

  override render() {
    return this.state.error === undefined ? this.props.children : <PageFailed error={this.state.error} />;
  }
}
