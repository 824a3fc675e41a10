// The engine behind the window: calls by invoke, so that an answer can only reach the page that asked; events to the window.
import type { IpcMain, WebContents } from 'electron';
import type { EngineClient, Message, Request } from '../../../shared/contract/engine-client.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from './channels.ts';
import { isTrustedSender } from './sender.ts';

/** Answers the window's requests. A request from anywhere else is refused by throwing. */
export function serveEngine(ipc: Pick<IpcMain, 'handle'>, engine: EngineClient): void {
  ipc.handle(CALL_CHANNEL, async (event, request: Request): Promise<Message | null> => {
    if (!isTrustedSender(event.senderFrame)) throw new Error('a request from outside the workbench was refused');
    if (request.type === 'cancel') {
      engine.cancel();
      return null;
    }
    return { type: 'answer', id: request.id, result: await engine.call(request.method, request.args as never) };
  });
}

/** Hands the engine's events to the window while there is one. */
export function forwardEvents(engine: Pick<EngineClient, 'on'>, window: () => Pick<WebContents, 'send'> | null): void {
  const send = (message: Message) => window()?.send(EVENT_CHANNEL, message);
  engine.on('progress', (payload) => send({ type: 'event', event: 'progress', payload }));
  engine.on('changed', (payload) => send({ type: 'event', event: 'changed', payload }));
}
