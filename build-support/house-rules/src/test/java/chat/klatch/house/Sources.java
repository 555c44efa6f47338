package chat.klatch.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The Java that is written by hand, everywhere in the tree. */
final class Sources {
    /** One method, and how many lines it takes from its first to its last. */
    record Method(Path file, String name, long lines) {
    }

    static final Path ROOT = Path.of(System.getProperty("klatch.root"));

    private Sources() {
    }

    /** Every Java file of main and test sources, by its path from the root. */
    static List<Path> all() {
        try (Stream<Path> walk = Files.walk(ROOT)) {
            return walk.filter(path -> path.toString().endsWith(".java"))
                    .map(ROOT::relativize)
                    .filter(path -> !path.toString().contains("target/") && path.toString().contains("src/"))
                    .sorted()
                    .toList();
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    static List<Path> main() {
        return all().stream().filter(path -> path.toString().contains("src/main/")).toList();
    }

    static List<Path> test() {
        return all().stream().filter(path -> path.toString().contains("src/test/")).toList();
    }

    static String text(Path file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    /** Where in these something is cast to a class or an interface that it may not be. */
    static List<String> casts(List<Path> files) throws IOException {
        var found = new ArrayList<String>();
        read(files, (unit, _) -> new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitTypeCast(TypeCastTree cast, @Nullable Void nothing) {
                if (!(cast.getType() instanceof PrimitiveTypeTree) && !isFunction(cast.getExpression())) {
                    found.add(unit.getSourceFile().getName() + ": " + cast);
                }
                return super.visitTypeCast(cast, null);
            }
        }.scan(unit, null));
        return found;
    }

    /** What is no object yet: a cast only says of which kind it is to be. */
    private static boolean isFunction(ExpressionTree expression) {
        return expression instanceof LambdaExpressionTree || expression instanceof MemberReferenceTree;
    }

    static List<Method> methods(List<Path> files) throws IOException {
        var found = new ArrayList<Method>();
        read(files, (unit, trees) -> scan(unit, trees, found));
        return found;
    }

    private static void read(List<Path> files, BiConsumer<CompilationUnitTree, Trees> reader) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            var units = manager.getJavaFileObjectsFromPaths(files.stream().map(ROOT::resolve).toList());
            var task = (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null, units);
            var trees = Trees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                reader.accept(unit, trees);
            }
        }
    }

    private static void scan(CompilationUnitTree unit, Trees trees, List<Method> found) {
        var file = ROOT.relativize(Path.of(unit.getSourceFile().toUri()));
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
                var positions = trees.getSourcePositions();
                long first = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, method));
                long last = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, method));
                found.add(new Method(file, method.getName().toString(), last - first + 1));
                return super.visitMethod(method, null);
            }
        }.scan(unit, null);
    }
}
