package dev.lamina.processor;

import dev.lamina.processor.emit.NetworkEmitter;
import dev.lamina.processor.emit.SourceWriter;
import dev.lamina.processor.emit.StubEmitter;
import dev.lamina.processor.infer.GraphVerifier;
import dev.lamina.processor.infer.ShapeInference;
import dev.lamina.processor.lower.Lowering;
import dev.lamina.processor.model.Declaration;
import dev.lamina.processor.model.Graph;
import dev.lamina.processor.plan.Plan;
import dev.lamina.processor.read.NetworkReader;
import dev.lamina.processor.source.Problems;
import dev.lamina.processor.source.Source;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/** The way of one network from its class to its model: read, infer, lower, emit, write. */
final class NetworkCompiler {
  private final ProcessingEnvironment environment;
  private final Options options;
  private final Problems problems;

  NetworkCompiler(ProcessingEnvironment environment, Options options, Problems problems) {
    this.environment = environment;
    this.options = options;
    this.problems = problems;
  }

  void compile(TypeElement type) {
    Source source = Source.of(type);
    SourceWriter writer = new SourceWriter(environment.getFiler(), problems);
    Declaration declaration =
        new NetworkReader(problems).read(type, environment.getElementUtils().getPackageOf(type));
    Graph graph = new ShapeInference(problems, options.strict()).infer(declaration);
    boolean vector = new VectorModule(environment, options.simd(), problems).isUsed(type);
    if (problems.anyError() || !declaration.isRead()) {
      var stub = new StubEmitter(source, declaration.extendable());
      writer.write(stub.emit(StubFace.of(declaration)), source);
      return;
    }
    GraphVerifier.verify(graph);
    Plan plan = new Lowering(graph).lower();
    new Report(options, problems).write(graph, plan);
    writer.write(new NetworkEmitter(source, vector).emit(plan), source);
  }
}
