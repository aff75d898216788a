package dev.lamina.processor.numbers;

import dev.lamina.dsl.Layer;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;

/** Reaches the methods and fields of generated classes, which are not there when tests compile. */
final class Reflection {
  private Reflection() {}

  /** Calls the static method of this name with as many parameters. */
  static Object call(Class<?> type, String name, Object... arguments) {
    return invoke(type, null, name, arguments);
  }

  /** Calls the method of this name that takes these arguments. */
  static Object call(Object target, String name, Object... arguments) {
    return invoke(target.getClass(), target, name, arguments);
  }

  /** The live handle of a field. */
  static Layer layer(Object model, String name) {
    try {
      Field field = model.getClass().getSuperclass().getDeclaredField(name);
      field.setAccessible(true);
      return (Layer) field.get(model);
    } catch (ReflectiveOperationException thrown) {
      throw new LinkageError("no handle " + name, thrown);
    }
  }

  private static Object invoke(
      Class<?> type,
      @org.jspecify.annotations.Nullable Object target,
      String name,
      Object... arguments) {
    try {
      Object result = method(type, name, arguments).invoke(target, arguments);
      return result == null ? "void" : result;
    } catch (InvocationTargetException thrown) {
      throw rethrown(thrown.getCause());
    } catch (IllegalAccessException thrown) {
      throw new AssertionError(thrown);
    }
  }

  private static Method method(Class<?> type, String name, Object... arguments) {
    return Arrays.stream(type.getMethods())
        .filter(m -> m.getName().equals(name) && takes(m, arguments))
        .findFirst()
        .orElseThrow(() -> new AssertionError(type + " has no " + name));
  }

  private static boolean takes(Method method, Object... arguments) {
    Class<?>[] parameters = method.getParameterTypes();
    if (parameters.length != arguments.length) {
      return false;
    }
    for (int i = 0; i < parameters.length; i++) {
      Class<?> type = java.lang.invoke.MethodType.methodType(parameters[i]).wrap().returnType();
      if (!type.isInstance(arguments[i])) {
        return false;
      }
    }
    return true;
  }

  private static RuntimeException rethrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException exception
        ? exception
        : new IllegalStateException(cause);
  }
}
