// The acts of the person, sent to the playground's server; an answer is always {ok, ...}.

import { state } from "./state.js";

export async function read(path, params = {}) {
  const query = new URLSearchParams({ user: state.snapshot.me, ...params });
  const answer = await fetch(`${path}?${query}`);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

export async function act(path, body = {}) {
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ user: state.snapshot.me, ...body }),
    });
    return await answer.json();
  } catch {
    return { ok: false, error: "no_connection" };
  }
}

const SENTENCES = {
  no_connection: "The playground is not answering. Is it still running?",
  unknown_command: "There is no such command here. Type / to see what there is.",
  operation_timeout: "The app did not answer within three seconds.",
  dispatch_failed: "The app could not be reached.",
  no_text: "There is nothing to send.",
  cant_update_message: "Only your own messages can be edited.",
  cant_delete_message: "Only your own messages can be deleted.",
};

/** A sentence for a person, whatever the server called the failure. */
export function sentenceFor(error) {
  return SENTENCES[error] ?? `That did not work: ${String(error ?? "unknown error").replaceAll("_", " ")}.`;
}
