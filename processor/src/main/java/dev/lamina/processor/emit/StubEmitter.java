package dev.lamina.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.lamina.dsl.Layer;
import dev.lamina.processor.plan.Face;
import javax.lang.model.element.Modifier;

/**
 * Prints the outside of a model whose network has errors, so that code that uses the model gives no
 * errors of its own that would bury them. It never runs: the build has failed.
 */
public final class StubEmitter {
  private final boolean extendable;

  /** An emitter of a class that extends the annotated one if it can. */
  public StubEmitter(boolean extendable) {
    this.extendable = extendable;
  }

  /** The outside of the model class; its handles hide those of the network, however these are. */
  public ModelSource emit(Face face) {
    TypeSpec.Builder api = TypeSpec.classBuilder(face.modelName());
    new ModelEmitter(face, "session", api).emit("Program", false);
    TypeSpec.Builder stub = NetworkEmitter.skeleton(face);
    if (extendable) {
      stub.superclass(ClassName.get(face.packageName(), face.simpleName()));
    }
    face.rows().forEach(row -> stub.addField(Layer.class, row.field(), Modifier.PUBLIC));
    api.build().methodSpecs().forEach(method -> stub.addMethod(withoutBody(method)));
    return ModelSource.of(NetworkEmitter.file(face.packageName(), stub));
  }

  private static MethodSpec withoutBody(MethodSpec method) {
    MethodSpec.Builder stub =
        method.isConstructor()
            ? MethodSpec.constructorBuilder()
            : MethodSpec.methodBuilder(method.name()).returns(method.returnType());
    return stub.addModifiers(method.modifiers())
        .addAnnotations(method.annotations())
        .addParameters(method.parameters())
        .addExceptions(method.exceptions())
        .addStatement("throw new IllegalStateException($S)", "the network has errors")
        .build();
  }
}
