// The form of every use case: the context and the checked arguments in, the contract's answer or a problem out.
import type { Answer, Arguments, Method } from '../../shared/contract/engine-api.ts';
import type { Result } from '../../shared/model/problem.ts';
import type { EngineContext } from './engine-context.ts';

export type UseCase<M extends Method> = (context: EngineContext, args: Arguments<M>) => Result<Answer<M>>;

/** Some methods of the contract with what does them. */
export type UseCases<M extends Method> = { readonly [K in M]: UseCase<K> };
