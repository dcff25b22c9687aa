package io.github.sparksimpor.engine.placement;

import io.github.sparksimpor.spark.Closing;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * A GPU as all fits of this process share it. They have one context, CUDA's primary one, which an
 * error of the driver may spoil for all of them, and which begins anew only when everything in it
 * has been freed: then nobody enters until those inside have left.
 *
 * <p>All cards have one lock, {@link #LOCK}, so that contents of different fits may be freed
 * whatever a fit is doing. Every method wants it held.
 */
final class Card {
  static final Object LOCK = new Object();

  private static final Map<String, Card> BY_ADDRESS = new HashMap<>();

  private final Set<CardContents<?>> lying = new LinkedHashSet<>();
  private int inside;
  private boolean spoiled;

  private Card() {}

  /** The card of an address; the same whoever asks. */
  static Card at(String address) {
    return BY_ADDRESS.computeIfAbsent(address, unused -> new Card());
  }

  /** Waits, without being interrupted, until the context can be used. */
  void enter() {
    boolean interrupted = false;
    while (spoiled) {
      try {
        LOCK.wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    inside++;
  }

  /** Notes that something of a fit lies here, or no longer does. */
  void lies(CardContents<?> contents, boolean here) {
    if (here) {
      lying.add(contents);
    } else {
      lying.remove(contents);
    }
  }

  /** Told by one who is inside: nothing that is in the context can be used any more. */
  void spoil() {
    spoiled = true;
  }

  /** The last to leave a spoiled context frees it. */
  void leave(String address) {
    inside--;
    if (inside == 0 && spoiled) {
      try {
        Closing.all(Set.copyOf(lying), contents -> contents.free(address));
      } finally {
        spoiled = false;
        LOCK.notifyAll();
      }
    }
  }
}
