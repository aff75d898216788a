package dev.lamina.runtime.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static double at(Schedule schedule, double epoch) {
    return schedule.factor(epoch, 10, List.of());
  }

  private static List<EpochResult> losses(double... losses) {
    List<EpochResult> history = new ArrayList<>();
    for (double loss : losses) {
      int epoch = history.size() + 1;
      history.add(new EpochResult(epoch, 9, 0.5, loss, 1 - loss / 10, 0.1f, 1, 1));
    }
    return history;
  }

  @Test
  void constantStaysAtOne() {
    assertEquals(1, at(Schedule.constant(), 7.3));
  }

  @Test
  void stepsDownEveryFewEpochs() {
    Schedule steps = Schedule.step(3, 0.5);
    assertEquals(1, at(steps, 2.99));
    assertEquals(0.5, at(steps, 3));
    assertEquals(0.125, at(steps, 9.5));
  }

  @Test
  void milestonesInAnyOrder() {
    Schedule steps = Schedule.milestones(0.1, 8, 5);
    assertEquals(1, at(steps, 4.9));
    assertEquals(0.1, at(steps, 5));
    assertEquals(0.01, at(steps, 8), 1e-15);
  }

  /** (1 + cos(pi t)) / 2 at t = 0, 1/4, 1/2, 1. */
  @Test
  void cosineFallsToItsFloor() {
    assertEquals(1, at(Schedule.cosine(), 0));
    assertEquals(0.853553, at(Schedule.cosine(), 2.5), 1e-6);
    assertEquals(0.5, at(Schedule.cosine(), 5), 1e-12);
    assertEquals(0, at(Schedule.cosine(), 10), 1e-12);
    assertEquals(0.55, at(Schedule.cosine(0.1), 5), 1e-12);
    assertEquals(0.1, at(Schedule.cosine(0.1), 10), 1e-12);
  }

  @Test
  void warmUpRisesThenGivesTheRestToTheOther() {
    Schedule schedule = Schedule.warmUp(2, Schedule.cosine());
    assertEquals(0.1, at(schedule, 0), 1e-12);
    assertEquals(0.55, at(schedule, 1), 1e-12);
    assertEquals(1, at(schedule, 2), 1e-12);
    // Half of the 8 epochs that are left.
    assertEquals(0.5, at(schedule, 6), 1e-12);
    assertEquals(0, at(schedule, 10), 1e-12);
  }

  @Test
  void plateauWaitsForPatienceAndStartsAnew() {
    Schedule schedule = Schedule.plateau(2, 0.5);
    assertEquals(1, schedule.factor(0, 10, List.of()));
    assertEquals(1, schedule.factor(2, 10, losses(1, 2)));
    assertEquals(0.5, schedule.factor(3, 10, losses(1, 2, 1)));
    assertEquals(0.5, schedule.factor(4, 10, losses(1, 2, 1, 3)));
    assertEquals(0.25, schedule.factor(5, 10, losses(1, 2, 1, 3, 1)));
    // An improvement in between starts the waiting anew.
    assertEquals(0.5, schedule.factor(5, 10, losses(1, 2, 3, 0.5, 1)));
  }

  @Test
  void plateauWatchesWhatItIsTold() {
    // Accuracies 0.9, 0.8, 0.91: an improvement by 0.01, which is less than the margin of 0.05.
    List<EpochResult> history = losses(1, 2, 0.9);
    assertEquals(0.1, new Plateau(Watch.ACCURACY, 2, 0.1, 0.05).factor(3, 9, history));
    assertEquals(1, new Plateau(Watch.ACCURACY, 2, 0.1, 0).factor(3, 9, history));
    assertEquals(0.1, new Plateau(Watch.TRAIN_ACCURACY, 2, 0.1, 0).factor(3, 9, history));
    assertEquals(0.1, new Plateau(Watch.TRAIN_LOSS, 2, 0.1, 0).factor(3, 9, history));
  }

  @Test
  void badNumbersAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Schedule.step(0, 0.5));
    assertThrows(IllegalArgumentException.class, () -> Schedule.step(1, 0));
    assertThrows(IllegalArgumentException.class, () -> Schedule.cosine(1));
    assertThrows(IllegalArgumentException.class, () -> Schedule.warmUp(0, Schedule.constant()));
    assertThrows(IllegalArgumentException.class, () -> Schedule.plateau(0, 0.5));
    assertThrows(IllegalArgumentException.class, () -> Schedule.plateau(1, 1));
  }
}
