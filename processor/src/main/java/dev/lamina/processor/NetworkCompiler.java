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
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/** The way of one network from its class to its model: read, infer, lower, emit, write. */
final class NetworkCompiler {
  private final ProcessingEnvironment environment;
  private final Problems problems;
  private final SourceWriter writer;
  private Optional<Declaration> read = Optional.empty();

  NetworkCompiler(ProcessingEnvironment environment, Problems problems) {
    this.environment = environment;
    this.problems = problems;
    this.writer = new SourceWriter(environment.getFiler(), problems);
  }

  void compile(TypeElement type) {
    Options options = Options.read(environment.getOptions(), problems);
    Declaration declaration = new NetworkReader(environment, problems).read(type);
    read = Optional.of(declaration);
    Graph graph = new ShapeInference(problems, options.strict()).infer(declaration);
    boolean vector = new VectorModule(environment, options.simd(), problems).isUsed(type);
    if (problems.anyError() || !declaration.isRead()) {
      writeStub(declaration);
      return;
    }
    GraphVerifier.verify(graph);
    Plan plan = new Lowering(graph).lower();
    new Report(options, problems).write(graph, plan);
    if (!new BudgetCheck(plan, problems).isKept(declaration)) {
      writeStub(declaration);
      return;
    }
    writer.write(new NetworkEmitter(vector).emit(plan), declaration.source());
  }

  /** After a crash: tries to give code that uses the model something to be compiled against. */
  void abandon() {
    try {
      read.ifPresent(this::writeStub);
    } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError again) {
      // The crash has been reported, and this is no news.
      read = Optional.empty();
    }
  }

  private void writeStub(Declaration declaration) {
    StubEmitter emitter = new StubEmitter(declaration.extendable());
    writer.write(emitter.emit(StubFace.of(declaration)), declaration.source());
  }
}
