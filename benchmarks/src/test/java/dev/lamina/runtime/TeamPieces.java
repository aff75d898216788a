package dev.lamina.runtime;

import java.util.concurrent.atomic.AtomicInteger;

/** How the runtime itself cuts work, for the simulation to be compared with. */
public final class TeamPieces {
  private TeamPieces() {}

  /** Pieces that a team of so many workers is given. */
  public static int count(int units, int grain, int workers) {
    AtomicInteger pieces = new AtomicInteger();
    try (WorkerTeam team = new WorkerTeam(workers)) {
      team.run(units, grain, (scratch, from, to) -> pieces.incrementAndGet());
    }
    return pieces.get();
  }
}
