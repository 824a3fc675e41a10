// A defect in one feature must not take the frame away: it is shown as a problem, the navigation stays.
import { Component, type ReactNode } from 'react';
import { Screen } from '../ui/parts.tsx';
import { ProblemSentence } from '../ui/problem-sentence.tsx';

export class FeatureBoundary extends Component<{ title: string; children: ReactNode }, { message: string | null }> {
  override state: { message: string | null } = { message: null };

  static getDerivedStateFromError(error: unknown): { message: string } {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { message } = this.state;
    if (message === null) return this.props.children;
    return (
      <Screen title={this.props.title}>
        <ProblemSentence problem={{ code: 'unexpected', message }} onRetry={() => this.setState({ message: null })} />
      </Screen>
    );
  }
}
