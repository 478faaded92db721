import type { Node } from '../grammar/nodes';
import { takeApart } from './apart';
import { takeSurplus } from './completions';
import { takeOpening } from './comparisons';
import type { Scope } from './scope';
import { takeRatio } from './ratios';

/** Operators that are one only where what they measure was told: their tokens are read by themselves where they are none. */
export function takeMeasured(scope: Scope, node: Node & { type: 'ratio' | 'opening' | 'surplus' | 'apart' }): boolean {
  switch (node.type) {
    case 'ratio':
      return takeRatio(scope, node);
    case 'opening':
      return takeOpening(scope, node);
    case 'apart':
      return takeApart(scope, node);
    case 'surplus':
      return takeSurplus(scope, node);
  }
}
