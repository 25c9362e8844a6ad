import { definePart } from '@baara/web';

export default definePart({ module: 'schools', elements: {} });
