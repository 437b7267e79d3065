/**
 * Answers leave in the order of the messages, though what they wait for may come in any order (HL18): the sender may
 * have many messages on their way, and some match answers by their place.
 */
export type ReplyQueue = {
  /** Takes the next place; call what it gives back once, with the bytes to send, none where there is nothing to say. */
  reserve(): (reply: readonly Uint8Array[]) => void;
};

type Place = { reply: readonly Uint8Array[] | null };

export function createReplyQueue(write: (bytes: Uint8Array) => void): ReplyQueue {
  const waiting: Place[] = [];
  return {
    reserve() {
      const place: Place = { reply: null };
      waiting.push(place);
      return (reply) => {
        place.reply = reply;
        if (waiting[0] === place) release();
      };
    },
  };

  function release(): void {
    let ready = 0;
    for (const { reply } of waiting) {
      if (reply === null) break;
      for (const bytes of reply) write(bytes);
      ready += 1;
    }
    waiting.splice(0, ready);
  }
}
