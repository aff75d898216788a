package dev.lamina.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.lamina.processor.plan.Face;
import dev.lamina.processor.plan.Plan;
import javax.lang.model.element.Modifier;

/** Prints the model class of a plan. */
public final class NetworkEmitter {
  private final boolean vector;

  /** An emitter of vector code or of plain loops. */
  public NetworkEmitter(boolean vector) {
    this.vector = vector;
  }

  /** The model class. */
  public ModelSource emit(Plan plan) {
    Face face = plan.face();
    Names names = new Names(face);
    String session = names.member("session");
    String program = names.member("Program");
    TypeSpec.Builder type =
        skeleton(face).superclass(ClassName.get(face.packageName(), face.simpleName()));
    type.addJavadoc(
        "{@link $L} compiled: forward, loss, backward and update.\n\n$L",
        face.simpleName(),
        LayerTable.of(face));
    // A field of the declared class would hide a class of its name: Math, say.
    for (Face.Row row : face.rows()) {
      type.alwaysQualify(row.field());
    }
    type.addField(Types.SESSION, session, Modifier.PRIVATE, Modifier.FINAL);
    new ModelEmitter(face, session, type).emit(program, vector);
    Members members = new ProgramEmitter(plan, names, program, vector).addTo(type);
    return ModelSource.of(file(face.packageName(), type)).ending(members, names.imports());
  }

  static TypeSpec.Builder skeleton(Face face) {
    return TypeSpec.classBuilder(face.modelName())
        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
        .addSuperinterface(Types.MODEL)
        .addAnnotation(
            AnnotationSpec.builder(Types.GENERATED).addMember("value", "$S", face.name()).build());
  }

  static JavaFile file(String packageName, TypeSpec.Builder type) {
    return JavaFile.builder(packageName, type.build())
        .indent("  ")
        .skipJavaLangImports(true)
        .addFileComment("Written by Lamina. Change the annotated class instead.")
        .build();
  }
}
