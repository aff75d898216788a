package dev.lamina.processor.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import dev.lamina.processor.CompileTester;
import dev.lamina.processor.FaultyEnvironment;
import java.io.IOException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is reported about the build as a whole: options, modules, files, and our own mistakes. */
class BuildMessagesTest {
  private static final String DIGITS =
      """
      @Network
      abstract class Digits {
        @Input(4) Layer x;
        @Dense(units = 2) @Output(loss = L1) Layer y;
      }
      """;

  private static final String LETTERS = DIGITS.replace("Digits", "Letters");

  private static final String USER =
      """
      class User {
        float[] use(DigitsModel model) {
          return model.predict(model.y.weight());
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void badOptionIsSaidOnceForAllNetworks() {
    new CompileTester()
        .with("-Alamina.strict=yes", "-Alamina.simd=vectr", "-Alamina.report")
        .check(
            """
            // ERROR [BadOption] -Alamina.strict must be one of false, true, but is "yes"
            //   fix: -Alamina.strict=false
            // ERROR [BadOption] -Alamina.simd must be one of auto, vector, scalar, but is "vectr"
            //   fix: -Alamina.simd=vector
            // ERROR [BadOption] -Alamina.report must name a folder
            //   fix: -Alamina.report=target/lamina
            """
                + DIGITS
                + LETTERS);
  }

  @Test
  void optionThatDoesNotExist() {
    new CompileTester()
        .with("-Alamina.strikt=true", "-Alamina.gpu=true")
        .check(
            """
            // ERROR [BadOption] there is no option -Alamina.gpu
            //   fix: take one of -Alamina.report, -Alamina.simd, -Alamina.strict
            // ERROR [BadOption] there is no option -Alamina.strikt
            //   fix: did you mean -Alamina.strict?
            // WARNING The following options were not recognized by any processor: '[lamina.strikt, lamina.gpu]'
            """
                + DIGITS);
  }

  @Test
  void noVectorModuleIsANoteByDefault() {
    new CompileTester()
        .with("-Alamina.simd=auto")
        .check(
            """
            // NOTE [NoVectorModule] javac does not see module jdk.incubator.vector, so plain loops are generated instead of vector code
            //   fix: --add-modules jdk.incubator.vector for javac and java (a named module also requires it), or -Alamina.simd=scalar
            """
                + DIGITS
                + LETTERS);
  }

  @Test
  void noVectorModuleIsAnErrorWhereItIsWanted() {
    new CompileTester()
        .with("-Alamina.simd=vector")
        .check(
            """
            // ERROR [NoVectorModule] javac does not see module jdk.incubator.vector, so -Alamina.simd=vector is impossible
            //   fix: --add-modules jdk.incubator.vector for javac and java (a named module also requires it), or -Alamina.simd=scalar
            """
                + DIGITS
                + USER);
  }

  @Test
  void vectorModuleThatIsSeen() throws IOException {
    CompileTester tester =
        new CompileTester().with("-Alamina.simd=auto", "--add-modules", "jdk.incubator.vector");
    tester.check(DIGITS);
    assertTrue(model(tester.compile(DIGITS)).contains("import jdk.incubator.vector.FloatVector;"));
  }

  @Test
  void reportThatCannotBeWritten() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Compilation compilation =
        new CompileTester().with("-Alamina.report=" + file).compile(DIGITS + LETTERS);
    assertEquals(
        """
        // ERROR [WriteFailed] the report of Digits cannot be written: java.nio.file.FileAlreadyExistsException: FILE
        //   fix: -Alamina.report=DIR with a folder that can be written
        // ERROR [WriteFailed] the report of Letters cannot be written: java.nio.file.FileAlreadyExistsException: FILE
        //   fix: -Alamina.report=DIR with a folder that can be written
        """,
        CompileTester.annotate("", compilation.diagnostics()).replace(file.toString(), "FILE"));
  }

  @Test
  void modelThatCannotBeWritten() {
    new CompileTester()
        .with(
            () ->
                new FaultyEnvironment(
                    () -> {
                      throw new IOException("no space left");
                    }))
        .check(
            """
            @Network
            // ERROR [WriteFailed] DigitsModel cannot be written: no space left
            //   fix: make the compiler's output folder writable
            //       ^
            abstract class Digits {
              @Input(4) Layer x;
              @Dense(units = 2) @Output(loss = L1) Layer y;
            }
            """);
  }

  @Test
  void ourOwnMistakeShowsNoStackTrace() {
    AtomicInteger files = new AtomicInteger();
    Compilation compilation =
        new CompileTester()
            .with(
                () ->
                    new FaultyEnvironment(
                        () -> {
                          if (files.getAndIncrement() == 0) {
                            throw new IllegalStateException("broken\nin two");
                          }
                        }))
            .compile(DIGITS + USER);
    assertEquals(1, compilation.diagnostics().size(), compilation.diagnostics()::toString);
    var only = compilation.diagnostics().getFirst();
    assertEquals(3, only.getLineNumber());
    assertEquals(
        """
        [Internal] Lamina failed on @Network Digits, which is a mistake of Lamina: java.lang.IllegalStateException: broken at PLACE
          fix: please report this line with the source of Digits\
        """,
        only.getMessage(Locale.ROOT).replaceFirst("at dev\\.lamina\\.\\S+\\(\\S+\\)", "at PLACE"));
  }

  @Test
  void ourOwnMistakeWhereNothingCanBeWritten() {
    Compilation compilation =
        new CompileTester()
            .with(
                () ->
                    new FaultyEnvironment(
                        () -> {
                          throw new StackOverflowError();
                        }))
            .compile(DIGITS + LETTERS);
    assertEquals(2, compilation.errors().size(), compilation.diagnostics()::toString);
    compilation
        .errors()
        .forEach(
            e -> assertTrue(e.getMessage(Locale.ROOT).startsWith("[Internal] Lamina failed on")));
  }

  @Test
  void orderUnknown() {
    new CompileTester()
        .with(
            () ->
                new FaultyEnvironment(
                    "getFileObjectOf",
                    () -> {
                      throw new FileSystemNotFoundException();
                    }))
        .check(
            """
            @Network
            // ERROR [OrderUnknown] Digits comes from a class file, whose fields this compiler sorts by name
            //   fix: compile the source of Digits in the same run, or use javac
            //       ^
            abstract class Digits {
              @Input(4) Layer x;
              @Dense(units = 2) @Output(loss = L1) Layer y;
            }
            """);
  }

  private static String model(Compilation compilation) throws IOException {
    return compilation
        .generatedSourceFile("DigitsModel")
        .orElseThrow()
        .getCharContent(false)
        .toString();
  }
}
