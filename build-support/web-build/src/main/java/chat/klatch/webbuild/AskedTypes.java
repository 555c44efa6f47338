package chat.klatch.webbuild;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.teavm.backend.wasm.TeaVMWasmGCHost;
import org.teavm.jso.impl.JSOPlugin;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.Instruction;
import org.teavm.model.MethodDescriptor;
import org.teavm.model.ValueType;
import org.teavm.model.emit.ProgramEmitter;
import org.teavm.model.instructions.CastInstruction;
import org.teavm.model.instructions.IsInstanceInstruction;
import org.teavm.vm.spi.After;
import org.teavm.vm.spi.TeaVMHost;
import org.teavm.vm.spi.TeaVMPlugin;

/**
 * Notes which types a cast or an {@code instanceof} asks for. In strict mode every class carries a function that knows
 * its supertypes, for reflection; where nothing reflects, only these are needed. Casts in classes of ours ask nothing:
 * no source casts (a rule of the house), so they are javac's, which cannot fail; but that {@code (int) object} is a
 * cast to Integer no rule sees, and that is asked about.
 */
@After(JSOPlugin.class) // which makes of some casts the way from Java to what is JavaScript's
public final class AskedTypes implements TeaVMPlugin, ClassHolderTransformer {
    private static final MethodDescriptor BY_REFLECTION = new MethodDescriptor("isAssignableFrom", Class.class,
            boolean.class);
    private static final String OURS = "chat.klatch.";
    private static final Set<String> BOXES = Set.of("java.lang.Boolean", "java.lang.Byte", "java.lang.Character",
            "java.lang.Double", "java.lang.Float", "java.lang.Integer", "java.lang.Long", "java.lang.Short");
    private static final Set<String> ASKED = ConcurrentHashMap.newKeySet();

    /** Whether anything that TeaVM has read asks whether something is of this class or interface. */
    public static boolean asks(String className) {
        return ASKED.contains(className);
    }

    @Override
    public void install(TeaVMHost host) {
        if (host.getExtension(TeaVMWasmGCHost.class) != null) {
            host.add(this);
        }
    }

    @Override
    public void transformClass(ClassHolder made, ClassHolderTransformerContext context) {
        boolean ours = made.getName().startsWith(OURS);
        for (var method : made.getMethods()) {
            if (method.getProgram() != null) {
                for (var block : method.getProgram().getBasicBlocks()) {
                    block.forEach(instruction -> look(instruction, ours));
                }
            }
        }
        if (made.getName().equals("java.lang.Class")) {
            var code = ProgramEmitter.create(made.getMethod(BY_REFLECTION), context.getHierarchy());
            code.construct(UnsupportedOperationException.class).raise();
        }
    }

    private static void look(Instruction instruction, boolean ours) {
        if (instruction instanceof CastInstruction cast) {
            var type = cast.getTargetType();
            cast.setWeak(cast.isWeak() || ours && !isBox(type) || isArrayOfObjects(type));
            if (!cast.isWeak()) {
                note(type);
            }
        } else if (instruction instanceof IsInstanceInstruction question) {
            note(question.getType());
        }
    }

    private static boolean isBox(ValueType type) {
        return type instanceof ValueType.Object known && BOXES.contains(known.getClassName());
    }

    /** What an array holds is not known: casts to one, which are those of copies in Java's own library, say nothing. */
    private static boolean isArrayOfObjects(ValueType type) {
        return type instanceof ValueType.Array array && !(array.getItemType() instanceof ValueType.Primitive);
    }

    private static void note(ValueType type) {
        if (type instanceof ValueType.Object known) {
            ASKED.add(known.getClassName());
        }
    }
}
