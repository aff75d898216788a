package dev.lamina.runtime.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests run without first work: what they compute small would never reach vectors. */
class FirstWorkTest {
  @Test
  void thePropertySaysHowMuchItIs() {
    assertEquals(1 << 24, FirstWork.operations(null));
    assertEquals(0, FirstWork.operations("0"));
    assertEquals(123_456, FirstWork.operations("123456"));
    assertFalse(FirstWork.takes(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "off", "-1", "1e6", "9999999999999999999"})
  void anythingElseIsRefused(String property) {
    var thrown = assertThrows(IllegalArgumentException.class, () -> FirstWork.operations(property));
    assertEquals(
        "-Dlamina.firstWork must be a number of operations, 0 for none, but is " + property,
        thrown.getMessage());
  }
}
