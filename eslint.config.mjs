import tseslint from 'typescript-eslint'

export default tseslint.config(
  {
    ignores: [
      '.next/',
      'data/',
      'node_modules/',
      'app/(payload)/',
      'payload-types.ts',
      'migrations/',
      'next-env.d.ts',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Numbers read well in text, and the two that do not (NaN, Infinity) never get that far.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // An arrow that hands on what its call gives is shorter than one with braces, also when that is nothing.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      // Payload marks what its next version drops, also where this one has nothing else yet.
      '@typescript-eslint/no-deprecated': 'off',
      // The text filters of feeds and links are about control characters.
      'no-control-regex': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector: "TSAsExpression:not([typeAnnotation.typeName.name='const'])",
          message: 'A cast hides what the type checker knows: narrow the type instead.',
        },
      ],
    },
  },
  {
    files: ['tests/**', '**/*.test.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  { files: ['**/*.mjs'], ...tseslint.configs.disableTypeChecked },
)
