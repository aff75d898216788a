package dev.lamina.processor.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.lamina.processor.NetworkProcessor;
import dev.lamina.processor.source.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is foretold of a model's methods are those that it gets. */
class ModelMethodsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Input(4) @Output(loss = Loss.L1) Layer x;",
        "@Input(4) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) Layer x;",
        """
        @Input(4) Layer left;
        @Input(4) Layer right;
        @Add("left") @Dense(units = 3) @Output(loss = Loss.HUBER) Layer y;
        @Dense(units = 2) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) Layer Y;
        @From("left") @Dense(units = 2)
        @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY, auxiliaryTo = "Y") Layer z;
        """
      })
  void areThoseOfTheModel(String fields) {
    Spy spy = compile(fields);
    assertEquals(spy.methods, spy.foretold);
  }

  private static Spy compile(String fields) {
    var spy = new Spy();
    String source = "import dev.lamina.dsl.*; @Network abstract class Digits {" + fields + "}";
    var compilation =
        Compiler.javac()
            .withProcessors(new NetworkProcessor(), spy)
            .withOptions("-Alamina.simd=scalar")
            .compile(JavaFileObjects.forSourceString("Digits", source));
    assertEquals(List.of(), compilation.errors());
    return spy;
  }

  /** Which input's steps are run is not known before shapes are; all that may come is foretold. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Tokens(3) @OneHot @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) Layer x;",
        "@Input(value = 2, sequence = true) @Output(loss = Loss.HUBER) Layer x;",
        """
        @Input(4) Layer image;
        @Tokens(9) @Embedding(units = 4) Layer words;
        @Recurrent(units = 4, initialState = "image") Layer state;
        @Dense(units = 9) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) Layer next;
        """
      })
  void ofSequencesAreAmongThem(String fields) {
    Spy spy = compile(fields);
    Set<ModelMethod> missing = new HashSet<>(spy.methods);
    missing.removeAll(spy.foretold);
    assertEquals(Set.of(), missing);
  }

  /** Looks at the network and, once it is there, at its model. */
  @SupportedAnnotationTypes("*")
  private static final class Spy extends AbstractProcessor {
    private final Set<ModelMethod> foretold = new HashSet<>();
    private final Set<ModelMethod> methods = new HashSet<>();

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      var elements = processingEnv.getElementUtils();
      TypeElement model = elements.getTypeElement("DigitsModel");
      if (model != null) {
        add(model);
        add(elements.getTypeElement("dev.lamina.runtime.Model"));
        var reader = new NetworkReader(processingEnv, new Problems());
        var declaration = reader.read(elements.getTypeElement("Digits"));
        foretold.addAll(new ModelMethods("Digits", declaration.members()).list());
      }
      return false;
    }

    private void add(TypeElement type) {
      for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
        methods.add(
            new ModelMethod(
                method.getModifiers().contains(Modifier.STATIC),
                TypeNames.withArguments(method.getReturnType()),
                method.getSimpleName().toString(),
                method.getParameters().stream().map(p -> TypeNames.of(p.asType())).toList(),
                !method.getThrownTypes().isEmpty()));
      }
    }
  }
}
